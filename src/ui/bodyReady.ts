/** Resolves once there is a `<body>` to put the modal into; a script in `<head>` runs before it. */
export const bodyReady = (): Promise<void> =>
  new Promise((resolve) => {
    const observer = new MutationObserver(resolveWithBody)
    function resolveWithBody(): void {
      if (!document.body) return
      observer.disconnect()
      resolve()
    }
    observer.observe(document.documentElement, { childList: true })
    resolveWithBody()
  })
