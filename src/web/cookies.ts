import { randomBytes } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * The one cookie that says who is asking: a session's token, or before sign-in a random value that
 * form tokens are bound to. `__Host-` pins it to this host, but browsers take that over HTTPS only.
 */
export interface Cookies {
  readonly read: (request: FastifyRequest) => string | undefined;
  readonly keep: (reply: FastifyReply, token: string) => void;
  readonly drop: (reply: FastifyReply) => void;
  readonly keepNotice: (reply: FastifyReply, notice: string) => void;
  readonly takeNotice: (request: FastifyRequest, reply: FastifyReply) => string | undefined;
}

const NOTICE_SECONDS = 60;

export function cookies(secure: boolean): Cookies {
  const name = secure ? '__Host-sightline' : 'sightline';
  const noticeName = secure ? '__Host-sightline-notice' : 'sightline-notice';
  const options: CookieSerializeOptions = { path: '/', httpOnly: true, sameSite: 'lax', secure };
  return {
    read: (request) => request.cookies[name],
    keep: (reply, token) => void reply.setCookie(name, token, options),
    drop: (reply) => void reply.clearCookie(name, options),
    keepNotice: (reply, notice) => void reply.setCookie(noticeName, Buffer.from(notice).toString('base64url'), { ...options, maxAge: NOTICE_SECONDS }),
    takeNotice: (request, reply) => {
      const kept = request.cookies[noticeName];
      if (kept === undefined) return undefined;
      reply.clearCookie(noticeName, options);
      return Buffer.from(kept, 'base64url').toString('utf8').slice(0, 300);
    },
  };
}

/** A cookie for someone who has not signed in, so that their form has something to be bound to. */
export function visitorToken(): string {
  return `v.${randomBytes(24).toString('base64url')}`;
}
