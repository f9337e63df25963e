import { filterSetCookie } from '@interactcx/consent/server'
import type { Handle } from '@sveltejs/kit'
import { config } from './consent.config'

export const handle: Handle = async ({ event, resolve }) => filterSetCookie(await resolve(event), event.request, config)
