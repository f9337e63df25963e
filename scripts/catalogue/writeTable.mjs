const HEAD = `# Services: the catalogue

<!-- Written by \`node scripts/catalogue.mjs table\`: change src/services instead. -->

Name your tools, and the hosts, cookies, lifetimes and words come from here.

**In a module**, each is plain data, a file of its own, and only what is imported is bundled. Spread one to change it: its
category, its words, a host of your own (\`{ ...matomo, hosts: ['stats.example.com'] }\`):

\`\`\`js
import { createConsent } from '@interactcx/consent'
import { googleAnalytics, hotjar } from '@interactcx/consent/services'

createConsent({ services: [googleAnalytics, { ...hotjar, category: 'functional' }] })
\`\`\`

**In JSON**, each is its name, or \`use\` with what differs beside it:

\`\`\`json
{
  "policy": { "url": "/privacy-policy", "version": "2026-11-01" },
  "services": ["google-analytics", { "use": "hotjar", "category": "functional" }]
}
\`\`\`

\`npx @interactcx/consent expand config.json\` writes the block for the page with every service in full, with \`-o page.html\`
into the page. \`check\` tells what is wrong with it, \`list hotjar\` finds a name, and \`print policy\` and \`print csp\` write
[the policy page and the headers](guides/policy-page.md).

The block has to be written out, as \`consent.js\` knows no catalogue. A gate stands from the moment that its script runs, and
the next script of the page runs right after it. A catalogue that was fetched then would come too late for every tracker
below, and one that all pages bring along would be as large as \`consent.js\` itself.

Told a bare name, \`consent.js\` says so in the console. It then holds every host that is not the site’s own, whatever the
visitor chooses, so that the mistake is seen before anything is sent.

- **Sources** are what was read, and when; they stand in \`sources\` of each service. **Not verified** are figures that no
  page we read confirms: they come from the Open Cookie Database, whose lifetimes age, or from experience. Check them
  against your own site (\`InteractConsent.audit()\`) before you print them in a policy.
- **Tested** means that a browser test runs the vendor’s own library and holds what it stores and asks for against the
  declaration.
- Cookies on a vendor’s own domain are listed for the visitor. No page can read or erase them: what holds them back is
  that nothing is asked of the vendor’s hosts. Those whose names a site might use for itself (\`uid\`, \`NID\`, \`fr\`) are left
  out, as a declared name is held and erased wherever it is found.
- A cookie has one owner, although several tools may write it; the files say why where that was a decision.
- Categories are a proposal. \`necessary\` stands where a visitor asked for what cannot work without it, and for nothing else.

`

const cell = (/** @type {string} */ text) => text.replaceAll('|', '\\|')
const code = (/** @type {string} */ text) => `\`${text}\``
/** The name at the end of a remark as code, which keeps its underscores and stars. @param {string} remark */
const quoteName = (remark) => remark.replace(/\S+$/, '`$&`')

const list = (/** @type {string[]} */ items) => items.join(', ') || '–'

/** The host without `www.`, which tells readers enough; npm and GitHub are named by package. */
const nameOf = (/** @type {string} */ url) => {
  const { hostname, pathname } = new URL(url)
  const host = hostname.replace(/^www\./, '')
  if (host === 'npmjs.com') return pathname.replace('/package/', 'npm ')
  return host === 'github.com' ? pathname.slice(1) : host
}

/** @param {import('../../src/services/types').CatalogueService} service */
const sourcesOf = ({ sources }) => {
  /** @type {Map<string, string[]>} */
  const uses = new Map()
  for (const { url, for: use } of sources) uses.set(url, [...(uses.get(url) ?? []), use])
  return [...uses].map(([url, for_]) => `[${nameOf(url)}](${url}) (${for_.join(', ')})`)
}

/** @type {typeof import('./writeTable.d.mts').writeTable} */
export function writeTable(services, proved) {
  const rows = Object.entries(services)
    .sort(([, one], [, other]) => one.id.localeCompare(other.id, 'en'))
    .map(([name, service]) => [
      `**${service.name}**<br>${code(service.id)} · ${code(name)}`,
      service.category,
      list((service.hosts ?? []).map(code)),
      list((service.cookies ?? []).map(({ name, lifetime }) => `${code(name)} ${lifetime}`)),
      list((service.storage ?? []).map(code)),
      list(sourcesOf(service)),
      service.unverified ? list(service.unverified.map(quoteName)) : 'all verified',
      proved.includes(service.id) ? 'yes' : 'no',
    ])
  const verified = Object.values(services).filter(({ unverified }) => !unverified).length
  const titles = ['service', 'category', 'hosts', 'cookies', 'storage', 'sources', 'not verified', 'tested']
  return `${HEAD}${rows.length} services; of ${verified} every figure is verified, ${proved.length} are tested against the real library.

| ${titles.join(' | ')} |
|${titles.map(() => ' --- |').join('')}
${rows.map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')}
`
}
