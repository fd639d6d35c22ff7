import { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { NodeHttpHandler } from '@smithy/node-http-handler';

type Handle = NodeHttpHandler['handle'];
type Asked = Parameters<Handle>[0];

/** Answers a call of the store without a wire. */
export type NearStore = (request: Asked) => ReturnType<Handle>;

/** Carries what the SDK asks; nothing takes longer than `timeoutMs`. */
export class StoreTransport extends NodeHttpHandler {
  /**
   * How this process is wired, not what a request leaves behind: a host that has the store within
   * reach answers what is sent to its address, as `127.0.0.1:8000`, itself. On AWS nobody does.
   */
  static readonly near = new Map<string, NearStore>();
  readonly #timeoutMs: number;

  constructor(timeoutMs: number) {
    const options = { keepAlive: true, maxSockets: 256 };
    super({
      httpAgent: new Agent(options),
      httpsAgent: new SecureAgent(options),
      connectionTimeout: timeoutMs,
      requestTimeout: timeoutMs,
      throwOnRequestTimeout: true,
    });
    this.#timeoutMs = timeoutMs;
  }

  override handle(...asked: Parameters<Handle>): ReturnType<Handle> {
    const [request] = asked;
    const answer = StoreTransport.near.get(`${request.hostname}:${request.port}`);
    return answer ? within(this.#timeoutMs, answer(request)) : super.handle(...asked);
  }
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      const error = new Error(`The store has not answered within ${ms} ms.`);
      reject(Object.assign(error, { name: 'TimeoutError' }));
    };
    // What came in while the process was busy is read first.
    const timer = setTimeout(() => setImmediate(giveUp), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
