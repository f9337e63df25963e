import { h } from 'preact'

/**
 * Says what an action has done. Each text is an element of its own: a browser that translates the page replaces text
 * nodes, and preact would then add the next text beside the translation.
 */
export const Status = ({ children }: { children: string | false }) => (
  <p role="status">{children && <span key={children}>{children}</span>}</p>
)
