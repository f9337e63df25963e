/** What stands where a config says nothing, as far as a stored choice is read against it. */
export const DEFAULTS = {
  /** The purposes a site is taken to have where it names none. */
  categories: { functional: {}, analytics: {}, marketing: {} },
  cookie: { name: 'interact_consent', days: 180 },
}
