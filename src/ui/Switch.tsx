import { type ComponentChildren, Fragment, h, type InputHTMLAttributes } from 'preact'
import type { Switches } from './useDraft'

/** Other attributes go to the checkbox. */
interface SwitchProps extends Switches, Pick<InputHTMLAttributes<HTMLInputElement>, 'disabled'> {
  id: string
  label: string
  hint?: string | undefined
  /** Ids that it switches. */
  ids?: readonly string[]
  /** A mark on what is new. */
  mark?: string | false
  /** Shown instead of the switch, if nothing can be switched. */
  fixed?: ComponentChildren
}

/** A real checkbox, so that a visitor's own tools can read and press it. The hint is its description, not its name. */
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
