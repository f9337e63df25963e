import { createModal } from './createModal'

/** `consent-ui.js`: leaves the function on its own element, where `loadScript` finds it. */
Object.assign(document.currentScript ?? {}, { createModal })
