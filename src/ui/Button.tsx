import { type ComponentChildren, h } from 'preact'

interface ButtonProps {
  /** Its stable name for a visitor's tools. */
  action: string
  /** Its accessible name, if that is not its visible text. */
  name?: string
  onPress(): void
  /** Called on hover or focus: the button is likely to be pressed. */
  onNear?(): void
  children: ComponentChildren
}

/** A button that does one thing. */
export const Button = ({ action, name, onPress, onNear, children }: ButtonProps) => (
  <button
    type="button"
    data-consent-action={action}
    aria-label={name}
    title={name}
    onClick={onPress}
    onPointerEnter={onNear}
    onFocus={onNear}
  >
    {children}
  </button>
)
