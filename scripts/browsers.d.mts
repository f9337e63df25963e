/** What WebKitGTK takes: its WebDriver, the browser that this drives, and a screen to draw on. */
export interface WebKit {
  driver: string
  browser: string
  screen: string
}

export declare const chromiumArgs: string[]
export declare const canHaveWebKit: boolean
export declare function findChromium(): string | undefined
export declare function ensureChromium(): string
export declare function findHeadlessChromium(): string | undefined
export declare function ensureHeadlessChromium(): string
export declare function findFirefox(): string | undefined
export declare function ensureFirefox(): string
export declare function findWebKit(): WebKit | undefined
export declare function ensureWebKit(): WebKit
export declare function findPhp(): string | undefined
export declare function ensurePhp(): string
export declare function findOldLibraries(): Record<string, string | undefined>
export declare function ensureOldLibraries(): Record<string, string>
