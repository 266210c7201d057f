# Two stages: the page is built with all packages; what runs has only those that the service needs.
# The images bring Node 24, so the pinned runtime of the optional packages is left out where it runs.

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY vite.config.ts tsconfig.base.json ./
COPY shared shared
COPY client client
RUN npm run build

FROM node:24-bookworm-slim AS run
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts && npm cache clean --force
COPY migrations migrations
COPY shared shared
COPY server server
COPY --from=build /app/dist dist

# Inside a container the service has to listen on all its addresses; which of them are reachable is the engine's matter.
ENV HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
RUN mkdir /data && chown node:node /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/cli/consult.ts", "serve"]
