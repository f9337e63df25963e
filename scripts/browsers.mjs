import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const isRoot = process.getuid?.() === 0

/**
 * A program that the tests can drive, or need to drive one.
 *
 * @typedef {object} Finder
 * @property {string} title what a person calls it
 * @property {string} variable environment variable that names its executable and goes before all else
 * @property {string[]} commands on PATH, the best first
 * @property {Partial<Record<NodeJS.Platform, string[]>>} places where installers put it
 * @property {string[]} apt the Debian packages
 * @property {() => string | undefined} [own] a copy that an npm package keeps
 * @property {() => void} [install] fetches that copy
 * @property {string} [asks] what it answers quickly, if not `--version`
 * @property {string} [hint] another way to get one
 */

/** Where an installer of Windows puts a program. @param {string[]} files */
const inProgramFiles = (...files) =>
  ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((variable) => {
    const folder = process.env[variable]
    return folder ? files.map((file) => join(folder, file)) : []
  })

/** @type {Finder} */
const chromium = {
  title: 'Chromium',
  variable: 'CONSENT_CHROMIUM',
  commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
  places: {
    darwin: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    win32: inProgramFiles(
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ),
  },
  apt: ['chromium'],
  own: playwrightsOwn,
  install: installFromPlaywright,
  hint: 'npx playwright install chromium',
}

/** Chromium that cannot open a window: most tests need none, and take a third less of a processor. @type {Finder} */
const headlessShell = {
  title: 'Chromium without windows',
  variable: 'CONSENT_HEADLESS_SHELL',
  commands: ['chromium-headless-shell'],
  places: {},
  // Debian has the two in the same version only.
  apt: ['chromium', 'chromium-headless-shell'],
}

/** Playwright drives a Firefox of its own making only; WebDriver BiDi drives any. @type {Finder} */
const firefox = {
  title: 'Firefox',
  variable: 'CONSENT_FIREFOX',
  commands: ['firefox-esr', 'firefox'],
  places: {
    darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    win32: inProgramFiles('Mozilla Firefox\\firefox.exe'),
  },
  apt: ['firefox-esr'],
  hint: 'npx @puppeteer/browsers install firefox@stable',
}

/** @type {Finder} */
const webKitDriver = {
  title: 'WebKitGTK',
  variable: 'CONSENT_WEBKIT_DRIVER',
  commands: ['WebKitWebDriver'],
  asks: '--help',
  places: {},
  apt: ['webkit2gtk-driver', 'xvfb'],
}

/** The screen that WebKitGTK draws on. @type {Finder} */
const xvfb = {
  title: 'Xvfb',
  variable: 'CONSENT_XVFB',
  commands: ['Xvfb'],
  asks: '-help',
  places: {},
  apt: ['xvfb'],
}

/** What draws the page of a WordPress site. @type {Finder} */
const php = {
  title: 'PHP',
  variable: 'CONSENT_PHP',
  commands: ['php'],
  places: {},
  apt: ['php-cli'],
}

/** Libraries that change what the browser brings; npm has them only for servers. */
const OLD_LIBRARIES = {
  MooTools: '/usr/share/javascript/mootools/mootools-core-nc.js',
  Prototype: '/usr/share/javascript/prototype/prototype.js',
}

/** Flags for every run: no calls home, none of which is the page's. Chromium's sandbox refuses to start as root. */
export const chromiumArgs = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(isRoot ? ['--no-sandbox'] : []),
]

/**
 * A file named like a browser may be a stub that only tells how to install it (Ubuntu's chromium-browser without snap).
 * On Windows `--version` would open a window, so being there is enough.
 *
 * @param {string} file
 * @param {string} asks
 */
const runs = (file, asks) =>
  process.platform === 'win32' || spawnSync(file, [asks], { stdio: 'ignore', timeout: 20_000 }).status === 0

/** @returns {string | undefined} */
function playwrightsOwn() {
  try {
    return createRequire(import.meta.url)('playwright-core').chromium.executablePath()
  } catch {
    return undefined
  }
}

/**
 * @param {Finder} finder
 * @returns {string | undefined}
 */
function find(finder) {
  const named = process.env[finder.variable]
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`${finder.variable} is "${named}", but there is no such file. Correct it or unset it.`)
  }
  const own = finder.own?.()
  if (own && existsSync(own)) return own
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return [
    ...finder.commands.flatMap((command) => folders.map((folder) => join(folder, command + suffix))),
    ...(finder.places[process.platform] ?? []),
  ].find((file) => existsSync(file) && runs(file, finder.asks ?? '--version'))
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  console.log(`  ${command} ${args.join(' ')}`)
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0)
    console.error([error?.message, stdout, stderr].filter(Boolean).join('\n').trim().split('\n').slice(-15).join('\n'))
  return status === 0
}

/** The words to put before a command that needs root; `null` where nobody here may. */
function asRoot() {
  if (isRoot) return []
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null
}

/** @param {Pick<Finder, 'apt'>} finder */
function installFromDistribution({ apt }) {
  const family = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  const rights = asRoot()
  if (!rights || !/^ID(_LIKE)?=.*(debian|ubuntu)/m.test(family)) return
  /** @param {string[]} args */
  const aptGet = (...args) => {
    const [command = '', ...rest] = [...rights, 'apt-get', '-q', ...args]
    return run(command, rest)
  }
  if (aptGet('update')) aptGet('install', '-y', '--no-install-recommends', ...apt)
}

function installFromPlaywright() {
  const cli = join(root, 'node_modules/@playwright/test/cli.js')
  // The shared libraries that a bare Linux lacks can only be installed by root.
  const withDeps = process.platform === 'linux' && asRoot() ? ['--with-deps'] : []
  if (existsSync(cli)) run(process.execPath, [cli, 'install', ...withDeps, 'chromium'])
}

/**
 * @param {Finder} finder
 * @returns {string}
 */
function ensure(finder) {
  let file = find(finder)
  for (const install of [installFromDistribution, finder.install]) {
    if (file) return file
    if (!install) continue
    console.log(`No ${finder.title} found; installing one.`)
    install(finder)
    file = find(finder)
  }
  if (file) return file
  throw new Error(
    [
      `The browser tests need ${finder.title}; none was found and none could be installed. Do one of these:`,
      `  - install it the way your system does (Debian: apt-get install ${finder.apt.join(' ')}),`,
      ...(finder.hint ? [`  - ${finder.hint}`] : []),
      `  - set ${finder.variable} to the path of its executable.`,
    ].join('\n'),
  )
}

/** The only browser that WebKitGTK's driver finds on no PATH. */
function findMiniBrowser() {
  for (const folder of ['/usr/lib', '/usr/libexec', '/usr/lib64']) {
    for (const place of existsSync(folder) ? ['', ...readdirSync(folder)] : []) {
      for (const version of ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0']) {
        const file = join(folder, place, version, 'MiniBrowser')
        if (existsSync(file)) return file
      }
    }
  }
  return undefined
}

/** Path of a Chromium that is already here. */
export const findChromium = () => find(chromium)

/** Path of a Chromium, installed now if need be; throws what to do where that fails. */
export const ensureChromium = () => ensure(chromium)

/** Path of the Chromium that Playwright drives: one without windows, if it is here and no other is named. */
export const findHeadlessChromium = () =>
  (process.env[headlessShell.variable] || !process.env[chromium.variable] ? find(headlessShell) : undefined) ??
  findChromium()

/** The same, the one without windows installed now where that can be. */
export function ensureHeadlessChromium() {
  if (!find(headlessShell)) installFromDistribution(headlessShell)
  return findHeadlessChromium() ?? ensureChromium()
}

/** Path of a Firefox that is already here. */
export const findFirefox = () => find(firefox)

/** Path of a Firefox, installed now if need be; throws what to do where that fails. */
export const ensureFirefox = () => ensure(firefox)

/** WebKitGTK exists on Linux alone. */
export const canHaveWebKit = process.platform === 'linux'

/** What WebKitGTK takes, if all of it is already here. */
export function findWebKit() {
  if (!canHaveWebKit) return undefined
  const driver = find(webKitDriver)
  const browser = findMiniBrowser()
  const screen = find(xvfb)
  return driver && browser && screen ? { driver, browser, screen } : undefined
}

/** What WebKitGTK takes, installed now if need be; throws what to do where that fails. */
export function ensureWebKit() {
  if (!canHaveWebKit) throw new Error(`WebKitGTK does not exist for ${process.platform}.`)
  ensure(webKitDriver)
  ensure(xvfb)
  const found = findWebKit()
  if (!found) throw new Error('WebKitGTK has a driver here, but no MiniBrowser to drive.')
  return found
}

/** Path of a PHP that is already here. */
export const findPhp = () => find(php)

/** Path of a PHP, installed now if need be; throws what to do where that fails. */
export const ensurePhp = () => ensure(php)

/** Paths of the old libraries that are already here, by their names. */
export const findOldLibraries = () =>
  Object.fromEntries(Object.entries(OLD_LIBRARIES).map(([name, file]) => [name, existsSync(file) ? file : undefined]))

/** Paths of the old libraries, installed now if need be; throws where that fails. */
export function ensureOldLibraries() {
  const isMissing = () => Object.values(findOldLibraries()).includes(undefined)
  if (isMissing()) installFromDistribution({ apt: ['libjs-mootools', 'libjs-prototype'] })
  if (isMissing())
    throw new Error('MooTools and Prototype come from Debian: apt-get install libjs-mootools libjs-prototype')
  return OLD_LIBRARIES
}

// Node gives the name as it was typed, and the URL with links followed.
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  for (const ensureOne of [
    ensureChromium,
    ensureHeadlessChromium,
    ensureFirefox,
    ensureWebKit,
    ensurePhp,
    ensureOldLibraries,
  ]) {
    try {
      const found = ensureOne()
      console.log(typeof found === 'string' ? found : Object.values(found).join('\n'))
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
      process.exitCode = 1
    }
  }
}
