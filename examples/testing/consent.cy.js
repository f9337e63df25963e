Cypress.Commands.add('answerConsent', (granted = []) => {
  cy.window().its('InteractConsent').invoke('choose', { granted })
})

it('sends nothing of a visitor who refused', () => {
  cy.intercept('https://stats.example.com/**', cy.spy().as('sent'))
  cy.visit('/')
  cy.answerConsent([])
  // A tracker may be late.
  cy.wait(1000)
  cy.get('@sent').should('not.have.been.called')
})
