import type { ComponentChildren } from 'preact'
import { NECESSARY } from '../choice/types'
import { ServiceTable } from './ServiceTable'
import { Switch } from './Switch'
import type { FullScene } from './scene'
import { fill } from './text/fill'
import { YourChoice } from './YourChoice'

/** One purpose: its switch, and its services folded away under it. */
const category = (scene: FullScene, id: string) => {
  const { text, model } = scene
  const { label = id, description } = text.categories[id] ?? {}
  const services = model.config.services.filter((service) => service.category === id)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot hold the switch's label
    <div data-consent-part="category" role="group" aria-label={label}>
      {Switch(scene, {
        id,
        label,
        hint: description,
        fixed: id === NECESSARY && text.alwaysOn,
        ids: [id, ...services.map((service) => service.id)],
        hook: 'data-consent-category',
      })}
      {services[0] && (
        <details>
          <summary>
            {fill(text.counts, {
              services: services.length,
              cookies: services.flatMap(({ cookies = [] }) => cookies).length,
            })}
          </summary>
          <ul>{services.map((service) => ServiceTable(scene, service))}</ul>
        </details>
      )}
    </div>
  )
}

/** The second view: how long, each purpose and service with its own switch, and the visitor's record. */
export const Preferences = (scene: FullScene, lifetime: ComponentChildren) => [
  // In the dialog, as everything outside one is out of reach of screen readers.
  <p role="status">{scene.told}</p>,
  lifetime,
  [NECESSARY, ...scene.model.config.categories.map(({ id }) => id)].map((id) => category(scene, id)),
  YourChoice(scene),
]
