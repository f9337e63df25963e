/** A cookie of the site's own that needs consent: the middleware before this one lets it go out where it was granted. */
export default defineEventHandler((event) => {
  if (event.path === '/') setCookie(event, 'vitals_seen', '1', { path: '/', maxAge: 3600 })
})
