/** The part of vitest's JSON report (`--reporter=json`) that tells what failed. */
export interface VitestReport {
  testResults: {
    /** The file. */
    name: string
    status: string
    message?: string
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[]
  }[]
}

export interface PlaywrightSuite {
  specs?: {
    file: string
    title: string
    ok: boolean
    tests: { status: string; results: { error?: { message?: string } }[] }[]
  }[]
  suites?: PlaywrightSuite[]
}

/** The part of Playwright's JSON report that tells what failed. */
export interface PlaywrightReport {
  suites: PlaywrightSuite[]
  errors?: { message?: string }[]
}

/** A line for each test that failed: where it stands, and how its first error begins. */
export function failuresOfVitest(report: VitestReport): string[]

/** Likewise; a test that passed only when it was tried again has failed too. */
export function failuresOfPlaywright(report: PlaywrightReport): string[]
