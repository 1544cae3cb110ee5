import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'

/** A server under test in a process of its own, so that its CPU is its own. */
export interface ServerProcess extends Disposable {
  readonly port: number
  /** Milliseconds of CPU it has used so far (user and system). */
  cpuMs(): number
  rssMb(): number
}

/** Starts `script` with `[...args, port]` and waits for the line that begins with `listening`. */
export async function startServer(script: string, args: readonly string[]): Promise<ServerProcess> {
  const port = await freePort()
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await saysListening(child)
  const pid = child.pid ?? 0
  return {
    port,
    cpuMs: () => cpuMsOf(pid),
    rssMb: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    [Symbol.dispose]: () => {
      child.kill('SIGKILL')
    },
  }
}

function saysListening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server under test ended with ${code}`)))
    child.stdout?.on('data', (text: Buffer) => {
      if (text.toString().includes('listening')) resolve()
    })
  })
}

/** Kernel ticks are 10 ms on every machine that this runs on. */
export function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** A port that nothing listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no free port')),
      )
    })
  })
}
