// @ts-check
import { gunzipSync } from 'node:zlib'

/** @import { Entry } from './server.mjs' */

const GZIP_MAGIC = 0x8b1f
const LARGEST_BODY = 8 * 1024 * 1024
const LONGEST_LOG = 500

/**
 * What a body says, in whichever form it was sent: JSON, gzip, or `data=<base64>`
 * (PostHog's forms for fetch and for sendBeacon).
 *
 * @param {Buffer} body
 * @returns {unknown} `null` where nothing can be read
 */
export function decodeBody(body) {
  try {
    const zipped = body.length > 2 && body.readUInt16LE(0) === GZIP_MAGIC
    let text = (zipped ? gunzipSync(body, { maxOutputLength: LARGEST_BODY }) : body).toString('utf8')
    if (text.startsWith('data=')) text = new URLSearchParams(text).get('data') ?? ''
    return JSON.parse(/^\s*[[{]/.test(text) ? text : Buffer.from(text, 'base64').toString('utf8'))
  } catch {
    return null
  }
}

/** @param {unknown} value @returns {Record<string, any>} */
const asRecord = (value) => (value && typeof value === 'object' ? /** @type {Record<string, any>} */ (value) : {})

/** @param {unknown} payload */
function eventNames(payload) {
  const { batch, data } = asRecord(payload)
  const events = [payload, batch, data].find(Array.isArray) ?? [payload]
  /** @type {Map<string, number>} */
  const counts = new Map()
  for (const item of events) {
    const { event, properties } = asRecord(item)
    if (typeof event !== 'string') continue
    const kind = event === '$autocapture' ? asRecord(properties).$event_type : undefined
    const name = typeof kind === 'string' ? `${event} (${kind})` : event
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].map(([name, count]) => (count > 1 ? `${name} × ${count}` : name)).join(', ')
}

/** @param {unknown} payload */
function vitalLabel(payload) {
  const { name, value, rating } = asRecord(payload)
  if (typeof name !== 'string' || typeof value !== 'number') return 'measurement'
  const figure = name === 'CLS' ? value.toFixed(3) : `${Math.round(value)} ms`
  return `${name} ${figure}${typeof rating === 'string' ? `, ${rating}` : ''}`
}

/**
 * The answer that PostHog's own server would give, cut down to "all right, and nothing is switched on".
 *
 * @type {{ path: RegExp, label?: string, answer(token: string): unknown }[]}
 */
const POSTHOG_ROUTES = [
  {
    path: /^\/array\/([^/]+)\/config(\.js)?$/,
    label: 'remote config',
    answer: (token) => ({
      token,
      supportedCompression: ['gzip-js', 'base64'],
      hasFeatureFlags: false,
      captureDeadClicks: false,
      capturePerformance: false,
      autocapture_opt_out: false,
      autocaptureExceptions: false,
      elementsChainAsString: true,
      sessionRecording: false,
      heatmaps: false,
      surveys: false,
      productTours: false,
      conversations: false,
      logs: { captureConsoleLogs: false },
      toolbarParams: {},
      siteApps: [],
    }),
  },
  {
    path: /^\/(?:flags|decide)$/,
    label: 'feature flags',
    answer: () => ({
      flags: {},
      featureFlags: {},
      featureFlagPayloads: {},
      errorsWhileComputingFlags: false,
      supportedCompression: ['gzip-js', 'base64'],
    }),
  },
  { path: /^\/api\/surveys$/, label: 'surveys', answer: () => ({ surveys: [] }) },
  { path: /^\/api\/web_experiments$/, label: 'experiments', answer: () => ({ experiments: [] }) },
  { path: /^\/api\/early_access_features$/, label: 'early access', answer: () => ({ earlyAccessFeatures: [] }) },
  { path: /^\/api\/product_tours$/, label: 'product tours', answer: () => ({ product_tours: [] }) },
  { path: /^\/s$/, label: 'session recording', answer: () => ({ status: 'Ok' }) },
  { path: /^\//, answer: () => ({ status: 'Ok' }) },
]

/** @typedef {{ source: Entry['source'], label: string, type: 'json' | 'js' | 'none', body: string }} Reply */

/**
 * Reads one request to the collector: what to write in the log, and what to answer.
 *
 * @param {string} path below `/collect`, without its query
 * @param {Buffer} body
 * @returns {Reply}
 */
export function receive(path, body) {
  const clean = path.replace(/\/+$/, '') || '/'
  if (clean === '/vitals') return { source: 'web-vitals', label: vitalLabel(decodeBody(body)), type: 'none', body: '' }

  const inner = /^\/posthog(\/.*)?$/.exec(clean)?.[1]
  if (inner === undefined) return { source: 'other', label: 'unknown address', type: 'json', body: '{}' }

  const route = POSTHOG_ROUTES.find(({ path }) => path.test(inner))
  const [, token = '', script] = route?.path.exec(inner) ?? []
  const json = JSON.stringify(route?.answer(token) ?? {})
  const label = route?.label ?? (eventNames(decodeBody(body)) || 'request')
  if (script) {
    const body = `(window._POSTHOG_REMOTE_CONFIG ??= {})[${JSON.stringify(token)}] = { config: ${json}, siteApps: [] }`
    return { source: 'posthog', label, type: 'js', body }
  }
  if (/\.js$/.test(inner)) return { source: 'posthog', label: 'extension script', type: 'js', body: '' }
  return { source: 'posthog', label, type: 'json', body: json }
}

/**
 * The log of what arrived: in memory, and gone with the process. It holds no address and no identifier of a visitor.
 */
export function createLog() {
  /** @type {Entry[]} */
  let entries = []
  let lastId = 0
  /** @type {Set<(event: string, data: unknown) => void>} */
  const listeners = new Set()
  /** @param {string} event @param {unknown} data */
  const tell = (event, data) => {
    for (const listener of listeners) listener(event, data)
  }

  return {
    get lastId() {
      return lastId
    },
    all: () => [...entries],
    /** @param {Omit<Entry, 'id' | 'time'>} entry */
    add(entry) {
      lastId += 1
      const full = { id: lastId, time: new Date().toISOString(), ...entry }
      entries = [...entries.slice(1 - LONGEST_LOG), full]
      tell('entry', full)
    },
    clear() {
      entries = []
      tell('snapshot', entries)
    },
    /** @param {(event: string, data: unknown) => void} listener */
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
