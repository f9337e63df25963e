import type { Scene } from './scene'

interface Line {
  id: string
  label: string
  hint?: string | undefined
  /** Stands where the switch would, for what cannot be switched. */
  fixed?: string | false
  disabled?: boolean
  /** All that goes on and off with it. */
  ids?: readonly string[]
  /** Its stable name for a visitor's tools. */
  hook?: 'data-consent-category' | 'data-consent-service'
}

/** A real checkbox, so that a visitor's own tools can read and press it; the hint describes it and is not its name. */
export const Switch = (
  { draft, flip, model, text }: Scene,
  { id, label, hint, fixed = false, disabled, ids = [id], hook }: Line,
) => {
  const hintId = `interact-consent-${id}`
  return [
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is there unless nothing can be switched
    <label>
      <b>
        {label} {model.added.includes(id) && <mark>{text.added}</mark>}
      </b>
      {fixed === false ? (
        <input
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its own state
          role="switch"
          checked={draft.has(id)}
          disabled={disabled}
          aria-describedby={hint && hintId}
          {...(hook && { [hook]: id })}
          onChange={(event) => flip(ids, event.currentTarget.checked)}
        />
      ) : (
        fixed
      )}
    </label>,
    hint && <p id={hintId}>{hint}</p>,
  ]
}
