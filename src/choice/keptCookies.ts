import type { Service, ServiceCookie } from '../config/schema'
import { secondsIn } from './secondsIn'

/** Returns a service's cookies, each with how long it may stay: as declared, or `maxLifetime` where that is shorter. */
export const keptCookies = ({ cookies = [], maxLifetime }: Service): ServiceCookie[] =>
  cookies.map((cookie) =>
    maxLifetime && secondsIn(maxLifetime) < secondsIn(cookie.lifetime) ? { ...cookie, lifetime: maxLifetime } : cookie,
  )
