InteractConsent.on('answer', ({ answer, cause, language, layout }) => {
  // Whoever opts out has no data collected.
  if (answer === 'refused') return
  fetch('/counts', {
    method: 'POST',
    body: JSON.stringify({ answer, cause, language, layout }),
    headers: { 'Content-Type': 'application/json' },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    keepalive: true,
  })
})
