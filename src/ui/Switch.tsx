import { type ComponentChildren, Fragment, h, type InputHTMLAttributes } from 'preact'
import type { Switches } from './useDraft'

/** Other attributes are those of the checkbox. */
interface SwitchProps extends Switches, Pick<InputHTMLAttributes<HTMLInputElement>, 'disabled'> {
  id: string
  label: string
  hint?: string | undefined
  /** All that goes on and off with it. */
  ids?: readonly string[]
  /** A mark on what is new. */
  mark?: string | false
  /** Stands where the switch would, for what cannot be switched. */
  fixed?: ComponentChildren
}

/** A real checkbox, so that a visitor's own tools can read and press it; the hint describes it and is not its name. */
export const Switch = ({ draft, flip, id, label, hint, ids = [id], mark, fixed, ...attributes }: SwitchProps) => {
  const hintId = `interact-consent-${id}`
  return (
    <>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is there unless nothing can be switched */}
      <label>
        <b>
          {label} {mark && <mark>{mark}</mark>}
        </b>
        {fixed ?? (
          <input
            type="checkbox"
            // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its own state
            role="switch"
            checked={draft.has(id)}
            aria-describedby={hint && hintId}
            {...attributes}
            onChange={({ currentTarget }) => flip(ids, currentTarget.checked)}
          />
        )}
      </label>
      {hint && <p id={hintId}>{hint}</p>}
    </>
  )
}
