export function putFiles(page: string, read: (file: string) => string): string
export function pagesWithFiles(): string[]
