import { budgets } from './scripts/entries.mjs'

export default Object.entries(budgets).map(([file, limit]) => ({
  name: file,
  path: file,
  limit: `${limit} kB`,
  brotli: true,
}))
