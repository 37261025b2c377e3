import type { FastifyInstance, FastifyReply } from 'fastify';
import { ASSET_CACHE_CONTROL, type Asset, type Assets } from '../platform/pages/index.ts';

/** Serves the stylesheet and scripts from memory, compressed at start. They hold nothing about anyone. */
export function serveAssets(server: FastifyInstance, assets: Assets): void {
  for (const [address, asset] of assets.files) {
    server.get(address, { config: { rateLimit: false } }, (request, reply) => sendAsset(reply, asset, String(request.headers['accept-encoding'] ?? '')));
  }
}

function sendAsset(reply: FastifyReply, asset: Asset, accepts: string): FastifyReply {
  reply.type(asset.type).header('cache-control', ASSET_CACHE_CONTROL).header('etag', asset.etag).header('vary', 'accept-encoding');
  if (accepts.includes('br')) return reply.header('content-encoding', 'br').send(asset.brotli);
  if (accepts.includes('gzip')) return reply.header('content-encoding', 'gzip').send(asset.gzip);
  return reply.send(asset.body);
}
