import { Server } from 'node:http';

/** Loaded before the service by the bench of casting: every request comes 5 ms later. A control, not a part of the service. */
const emit = Reflect.get(Server.prototype, 'emit') as (...given: unknown[]) => boolean;
Server.prototype.emit = function delayed(this: Server, name: string | symbol, ...given: unknown[]): boolean {
  if (name !== 'request') return Reflect.apply(emit, this, [name, ...given]);
  setTimeout(() => Reflect.apply(emit, this, [name, ...given]), 5);
  return true;
};
