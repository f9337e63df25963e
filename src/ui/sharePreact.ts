import { h, render } from 'preact'
import { useLayoutEffect, useMemo, useState } from 'preact/hooks'
import { SHARED } from './sharedPreact'

/** Shares the preact of `consent-ui.js` with `consent-preferences.js` and `consent-inline.js`, which contain none. */
export const sharePreact = (): void => {
  document[SHARED] = { h, render, useLayoutEffect, useMemo, useState }
}
