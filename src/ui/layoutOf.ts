import type { Layout, ResolvedConfig } from '../config/schema'

/**
 * Returns the layout of the notice. On the page of `policy.url` it is never modal, so that the policy can be read
 * before answering.
 */
export function layoutOf({ layout, policy: { url } }: ResolvedConfig): Layout {
  if (!url || layout !== 'modal') return layout
  const { host, pathname, search } = Object.assign(document.createElement('a'), { href: url })
  const plain = (path: string): string => path.replace(/\/$/, '')
  const isHere =
    host === location.host && plain(pathname) === plain(location.pathname) && (!search || search === location.search)
  return isHere ? 'banner' : layout
}
