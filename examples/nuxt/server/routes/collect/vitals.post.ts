export default defineEventHandler((event) => sendNoContent(event))
