import type { Layout, ResolvedConfig } from '../config/schema'

/**
 * The layout of the notice. On the page that `policy.url` names it is never modal: what it speaks of can be read before it
 * is answered.
 */
export function layoutOf({ layout, policy: { url } }: ResolvedConfig): Layout {
  if (!url || layout !== 'modal') return layout
  const { host, pathname, search } = Object.assign(document.createElement('a'), { href: url })
  const plain = (path: string): string => path.replace(/\/$/, '')
  const isHere =
    host === location.host && plain(pathname) === plain(location.pathname) && (!search || search === location.search)
  return isHere ? 'banner' : layout
}
