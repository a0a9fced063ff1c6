/** What `import.plan` takes: a file of this text. */
export function fileOf(fileName: string, text: string): { fileName: string; data: string } {
  return { fileName, data: Buffer.from(text).toString('base64') };
}
