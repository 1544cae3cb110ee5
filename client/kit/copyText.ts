/** Puts a text on the clipboard, also on plain http, where browsers give pages no clipboard API. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    const carrier = document.createElement('textarea')
    carrier.value = text
    carrier.style.position = 'fixed'
    document.body.append(carrier)
    carrier.select()
    document.execCommand('copy')
    carrier.remove()
  }
}
