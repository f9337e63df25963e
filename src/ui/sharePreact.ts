import { h, render } from 'preact'
import { useLayoutEffect, useMemo, useState } from 'preact/hooks'
import { SHARED } from './sharedPreact'

/** Leaves the preact of `consent-ui.js` to `consent-preferences.js` and `consent-inline.js`, which hold none. */
export const sharePreact = (): void => {
  document[SHARED] = { h, render, useLayoutEffect, useMemo, useState }
}
