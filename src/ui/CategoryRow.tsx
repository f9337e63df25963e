import { h } from 'preact'
import { NECESSARY } from '../choice/types'
import { ServiceTable } from './ServiceTable'
import { Switch } from './Switch'
import { fill } from './text/fill'
import type { Text } from './text/types'
import type { UiModel } from './types'
import type { OnDevice } from './useDevice'
import type { Switches } from './useDraft'

interface CategoryRowProps {
  id: string
  text: Text
  language: string
  model: UiModel
  switches: Switches
  device: OnDevice
}

/** One purpose: its switch, and its services in a closed `<details>`. */
export const CategoryRow = ({ id, text, model, switches, ...rest }: CategoryRowProps) => {
  const { label = id, description } = text.categories[id] ?? {}
  const services = model.config.services.filter(({ category }) => category === id)
  const mark = (id: string) => model.added.includes(id) && (model.altered.includes(id) ? text.altered : text.added)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot hold the switch's label
    <div data-consent-part="category" role="group" aria-label={label}>
      <Switch
        {...switches}
        id={id}
        label={label}
        hint={description}
        mark={mark(id)}
        fixed={id === NECESSARY ? text.alwaysOn : undefined}
        ids={[id, ...services.map(({ id }) => id)]}
        data-consent-category={id}
      />
      {services[0] && (
        <details>
          <summary>
            {fill(text.counts, {
              services: services.length,
              cookies: services.flatMap(({ cookies = [] }) => cookies).length,
            })}
          </summary>
          <ul>
            {services.map((service) => (
              <ServiceTable
                key={service.id}
                {...rest}
                service={service}
                text={text}
                switches={switches}
                mark={mark(service.id)}
              />
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
