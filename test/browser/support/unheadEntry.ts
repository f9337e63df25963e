import { createHead } from 'unhead/client'

const head = createHead()
let entry: ReturnType<typeof head.push> | undefined
/** Goes to a page of the app: what the last one had in the head is taken back. */
Object.assign(window, {
  visit(input: object) {
    entry?.dispose()
    entry = head.push(input)
  },
})
