import type { ComponentChildren } from 'preact'
import { matches } from '../choice/match'
import type { ModalHost } from './createModal'
import { Preferences } from './Preferences'
import type { FullScene, Scene } from './scene'
import { enPreferences as english } from './text/enPreferences'
import { fill } from './text/fill'

export { default as css } from './styles/preferences.css?inline'
export { english }

/** What the modal has of its second view. */
export interface SecondView {
  /** What stands between head and answers; the scene has the words of `english` as well. */
  draw(scene: Scene, lifetime: ComponentChildren): ComponentChildren
  /** Looks at what lies on the device: nobody does before the visitor wants to see it. */
  look(): Promise<void>
}

/** `redraw` draws the modal again; `focus` puts the focus on its heading. */
export function createPreferences({ load, fail }: ModalHost, redraw: () => void, focus: () => void): SecondView {
  let here: readonly string[] = []
  let told = ''
  let turn: number
  let text: FullScene['text']

  const look = async (): Promise<void> => {
    try {
      here = await (await load('release')).namesHere()
      redraw()
    } catch (error) {
      fail('release-missing', (error as Error).message)
    }
  }

  const remove = async (pattern: string): Promise<void> => {
    const stays = (name: string) => !matches(pattern, name)
    await (await load('release')).erase({ cookie: stays, storage: stays }, location, fail)
    told = fill(text.deleted, { name: pattern })
    await look()
    // The button that was pressed is gone.
    focus()
  }

  return {
    draw(scene, lifetime) {
      if (turn !== scene.turns) told = ''
      turn = scene.turns
      text = scene.text as FullScene['text']
      return Preferences({ ...scene, text, told, here, remove }, lifetime)
    },
    look,
  }
}
