import * as release from './release'

/** `consent-release.js`: leaves what a choice sets going on its own element, where `loadScript` finds it. */
Object.assign(document.currentScript ?? {}, release)
