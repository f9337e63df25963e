import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const isRoot = process.getuid?.() === 0

/**
 * A browser that the tests can drive.
 *
 * @typedef {object} Finder
 * @property {string} title what a person calls it
 * @property {string} variable environment variable that names its executable and goes before all else
 * @property {'chromium' | 'firefox' | 'webkit'} name Playwright's name for it
 * @property {string[]} commands on PATH, the best first
 * @property {Partial<Record<NodeJS.Platform, string[]>>} places where installers put it
 * @property {string} apt the Debian package
 */

/** @type {Finder} */
const chromium = {
  title: 'Chromium',
  variable: 'CONSENT_CHROMIUM',
  name: 'chromium',
  commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
  places: {
    darwin: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((variable) =>
      [
        'Google\\Chrome\\Application\\chrome.exe',
        'Chromium\\Application\\chrome.exe',
        'Microsoft\\Edge\\Application\\msedge.exe',
      ]
        .map((file) => process.env[variable] && join(process.env[variable], file))
        .filter((file) => file !== undefined && file !== ''),
    ),
  },
  apt: 'chromium',
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
 */
const runs = (file) =>
  process.platform === 'win32' || spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0

/** @param {Finder} finder */
function playwrightsOwn({ name }) {
  try {
    return createRequire(import.meta.url)('playwright-core')[name].executablePath()
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
  const own = playwrightsOwn(finder)
  if (own && existsSync(own)) return own
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return [
    ...finder.commands.flatMap((command) => folders.map((folder) => join(folder, command + suffix))),
    ...(finder.places[process.platform] ?? []),
  ].find((file) => existsSync(file) && runs(file))
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

/** @param {Finder} finder */
function installFromDistribution({ apt }) {
  const family = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  const rights = asRoot()
  if (!rights || !/^ID(_LIKE)?=.*(debian|ubuntu)/m.test(family)) return
  /** @param {string[]} args */
  const aptGet = (...args) => {
    const [command = '', ...rest] = [...rights, 'apt-get', '-q', ...args]
    return run(command, rest)
  }
  if (aptGet('update')) aptGet('install', '-y', '--no-install-recommends', apt)
}

/** @param {Finder} finder */
function installFromPlaywright({ name }) {
  const cli = join(root, 'node_modules/@playwright/test/cli.js')
  // The shared libraries that a bare Linux lacks can only be installed by root.
  const withDeps = process.platform === 'linux' && asRoot() ? ['--with-deps'] : []
  if (existsSync(cli)) run(process.execPath, [cli, 'install', ...withDeps, name])
}

/**
 * @param {Finder} finder
 * @returns {string}
 */
function ensure(finder) {
  let file = find(finder)
  for (const install of [installFromDistribution, installFromPlaywright]) {
    if (file) return file
    console.log(`No ${finder.title} found; installing one.`)
    install(finder)
    file = find(finder)
  }
  if (file) return file
  throw new Error(
    [
      `The browser tests need ${finder.title}; none was found and none could be installed. Do one of these:`,
      `  - install ${finder.title} or Google Chrome the way your system does it,`,
      `  - npx playwright install ${finder.name}`,
      `  - set ${finder.variable} to the path of its executable.`,
    ].join('\n'),
  )
}

/** Path of a Chromium that is already here. */
export const findChromium = () => find(chromium)

/** Path of a Chromium, installed now if need be; throws what to do where that fails. */
export const ensureChromium = () => ensure(chromium)

// Node gives the name as it was typed, and the URL with links followed.
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    console.log(ensureChromium())
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
