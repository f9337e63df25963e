document.addEventListener('consent:choice', ({ detail: { cause, newlyGranted } }) => {
  if (cause !== 'stored' && newlyGranted.length) location.reload()
})
