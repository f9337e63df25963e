import node from '@astrojs/node'
import { defineConfig } from 'astro/config'

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  // Where else its requests may say they come from: Astro compares this with a form's origin.
  security: { allowedDomains: [{ hostname: 'localhost' }] },
})
