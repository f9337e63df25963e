/** The defaults that are needed to read a stored choice. */
export const DEFAULTS = {
  /** The categories of a site that names none. */
  categories: { functional: {}, analytics: {}, marketing: {} },
  cookie: { name: 'interact_consent', days: 180 },
}
