/** A cookie of the site's own that needs consent: the handle lets it go out where it was granted. */
export const load = ({ cookies }) => cookies.set('vitals_seen', '1', { path: '/', maxAge: 3600 })
