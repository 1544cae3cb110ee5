/** Files of these endings are offered; what a file is, its bytes decide. */
export const acceptedFiles = '.xlsx,.xlsm,.xls,.csv,.tsv,.txt'

const chosenEvent = 'kebu:workbook'

/** Lets the person choose a workbook; whoever listens (the drop zone of the page) opens the wizard with it. */
export const openFilePicker = (): void => chooseFile(offerFile)

/** The browser's own file dialog; nothing happens when it is dismissed. */
export function chooseFile(take: (file: File) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = acceptedFiles
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    if (file !== undefined) take(file)
  })
  input.click()
}

/** Hands a file to the wizard, wherever it came from. */
export function offerFile(file: File): void {
  window.dispatchEvent(new CustomEvent<File>(chosenEvent, { detail: file }))
}

/** Hears of every file chosen; returns how to stop. */
export function onFileChosen(listener: (file: File) => void): () => void {
  const hear = (event: Event) => {
    if (event instanceof CustomEvent && event.detail instanceof File) listener(event.detail)
  }
  window.addEventListener(chosenEvent, hear)
  return () => window.removeEventListener(chosenEvent, hear)
}
