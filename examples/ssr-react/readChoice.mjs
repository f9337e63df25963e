// @ts-check
/** @import { Choice } from '@interactcx/consent' */

/** What a visitor who decided may call for, read from the request's `Cookie` header: the cookie is form-encoded.
 *
 * @param {string | undefined} header
 * @param {string} policy version that the choice must answer
 * @returns {Choice | null}
 */
export function readChoice(header, policy) {
  const [, value] = /(?:^|; )interact_consent=([^;]*)/.exec(header ?? '') ?? []
  const fields = new URLSearchParams(value)
  const list = (/** @type {string} */ name) => (fields.get(name) ?? '').split('.').filter(Boolean)
  if (fields.get('v') !== '1' || fields.get('policy') !== policy) return null
  return {
    granted: list('granted'),
    except: list('except'),
    lifetime: fields.get('lifetime') === 'session' ? 'session' : 'persistent',
    policy,
    at: new Date(Number(fields.get('at')) * 1000).toISOString(),
    by: 'visitor',
  }
}
