import type { FrameLocator, Locator } from '@playwright/test'
import { type Site, TRACKER_HOST } from './startSite'

/** The config of a site whose videos need consent. */
export const clipsConfig = {
  afterRevoke: 'keep' as const,
  services: [{ id: 'clips', category: 'marketing', hosts: [TRACKER_HOST] }],
}

/** Serves a video with a button to play it, at the path `/embed`. Returns its address; with a query it is another one. */
export const serveClip = (site: Site): string => site.page('/embed', '<button>Play</button>', { host: TRACKER_HOST })

/** Serves a picture, at the path `/dot.svg`. Returns its address. */
export const servePicture = (site: Site, [width, height] = [1, 1]): string =>
  site.route(
    '/dot.svg',
    (_request, response) => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"/>`
      response.type('svg').send(svg)
    },
    { host: TRACKER_HOST },
  )

type Shown = Pick<FrameLocator, 'getByRole'>

/** The button to load what waits, in its placeholder. */
export const waitsIn = (shown: Shown): Locator => shown.getByRole('button', { name: 'Load this once' })

/** The button of the video, once it is loaded. */
export const playsIn = (shown: Shown): Locator => shown.getByRole('button', { name: 'Play' })
