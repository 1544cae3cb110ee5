import { run } from '/work/main/test/bench/ledger.ts'
console.log(await run((l) => console.log(l)))
