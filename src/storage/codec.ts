import type { Choice, ChoiceRecord } from '../choice/types'

/*
 * v=1&granted=analytics.marketing&lifetime=session&by=visitor&at=1795489200&policy=2026-11-01&known=…
 *
 * Form-encoded, so that any server can read it. `granted` and `except` are joined by dots, `at` is in seconds since
 * 1970, `known` holds four characters for each category and service that was asked about, `signal` is there only if the
 * browser sent one. A refusal holds nothing that differs between two visitors of the same hour.
 */

/** Encodes a choice as one short string of cookie-safe characters. */
export const encode = ({ choice: { granted, except, at, ...rest }, known, signal }: ChoiceRecord): string =>
  `${new URLSearchParams({
    v: '1',
    granted: granted.join('.'),
    ...(except && { except: except.join('.') }),
    ...rest,
    at: `${Date.parse(at) / 1e3}`,
    known: known.join(''),
    ...(signal && { signal: '1' }),
  })}`

const list = (joined: string): string[] => joined.match(/[\w-]+/g) ?? []

/** Decodes a choice. Returns `null` for a string that `encode` did not write. Never throws. */
export function decode(text: string): ChoiceRecord | null {
  const fields: Record<string, string | undefined> = Object.fromEntries(new URLSearchParams(text))
  const { v, granted = '', except, lifetime, by, at, policy = '', adopted, id, known = '', signal } = fields
  return v === '1' && /^(session|persistent) (visitor|browser|host) \d{1,10}$/.test(`${lifetime} ${by} ${at}`)
    ? {
        choice: {
          granted: list(granted),
          ...(except && { except: list(except) }),
          lifetime: lifetime as Choice['lifetime'],
          policy,
          at: new Date(Number(at) * 1e3).toISOString(),
          by: by as Choice['by'],
          ...(adopted && { adopted }),
          ...(id && { id }),
        },
        known: known.match(/.{4}/g) ?? [],
        signal: !!signal,
      }
    : null
}
