import { h } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'
import { SHARED } from './sharedPreact'

/** Leaves the preact of `consent-ui.js` to `consent-preferences.js`, which holds none. */
export const sharePreact = (): void => {
  document[SHARED] = { h, useLayoutEffect, useState }
}
