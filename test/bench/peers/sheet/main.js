// One peer on the rows that the product has. `window.peer` does what a person would ask of it.
const { peer: wanted, rows: file } = Object.fromEntries(new URLSearchParams(location.search))
const open = { ag: () => import('./ag.js'), glide: () => import('./glide.js'), revo: () => import('./revo.js') }[wanted]
const { columns, rows } = await (await fetch(file)).json()
const { openPeer } = await open()
window.startedAt = performance.now()
window.peer = await openPeer(document.getElementById('grid'), { columns, rows })
