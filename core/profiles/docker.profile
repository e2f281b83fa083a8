# Docker 27 and Podman 5. Sources: `docker CMD --help`. What runs in a container is somebody else's program, with
# whatever of this machine it is given.
program docker podman nerdctl
complete
variables DOCKER_HOST DOCKER_CONFIG DOCKER_CONTEXT COMPOSE_FILE
flag -D --debug
value -l --log-level
info flag -v --version --help
config value --config -c --context -H --host --tlscacert --tlscert --tlskey --url --root --connection --remote
config flag --tls --tlsverify
safe --version
ask -H tcp://x ps

sub ps | images | logs | inspect | version | info | search | history | port | top | stats | events | diff | wait | container ls | container list | container ps | container logs | container inspect | container port | container top | container stats | container diff | image ls | image list | image inspect | image history | volume ls | volume list | volume inspect | network ls | network list | network inspect | system df | system info | system events | context ls | context show | context inspect | manifest inspect | buildx ls | buildx inspect | buildx version | buildx du | plugin ls | node ls | node inspect | node ps | service ls | service inspect | service logs | service ps | stack ls | stack ps | stack services | secret ls | secret inspect | config ls | config inspect | trust inspect | pod ps | pod inspect | healthcheck
anything
safe ps -a
safe logs -f --tail 50 …

sub pull | push | tag | stop | start | restart | kill | pause | unpause | rename | rm | rmi | login | logout | attach | container rm | container stop | container start | container restart | container kill | image rm | image pull | image push | image prune | image tag | container prune | volume create | volume rm | volume prune | network create | network rm | network prune | system prune | builder prune | update | container update
flag -q --quiet -a --all -f --force -v --volumes -l --link -i --interactive --disable-content-trust --no-stdin --no-prune --password-stdin -all-tags --all-tags
value -t --time -s --signal --platform --filter -u --username -p --password --detach-keys --label --name -d --driver --subnet
is config
ask pull x
ask rm -f x

sub compose ps | compose logs | compose images | compose ls | compose top | compose config | compose version | compose port | compose events
place workspace
globals
flag -q --quiet -a --all -f --follow --no-color --no-log-prefix -t --timestamps --services --volumes --images --profiles --hash --no-interpolate --no-normalize --json --orphans --short
value -n --tail --since --until --format --filter --status --index --protocol
path value -o --output
config flag --resolve-image-digests
safe compose ps
safe compose logs --tail 50 api
ask compose config -o x

sub compose
place workspace
config value -f --file --project-directory --env-file --profile --parallel -p --project-name --ansi --progress
flag --all-resources --compatibility --dry-run
open
ask compose -f x ps

sub compose up | compose down | compose build | compose start | compose stop | compose restart | compose pull | compose push | compose rm | compose create | compose kill | compose pause | compose unpause | compose watch | compose run | compose exec | compose cp | compose attach
place workspace
is exec
ask compose up -d
ask compose exec api ls

sub run | exec | build | create | cp | commit | save | load | import | export | container run | container exec | container create | container cp | container commit | container export | image build | image load | image save | image import | buildx build | buildx bake | buildx create | buildx use | buildx rm | buildx stop | buildx prune | swarm | stack deploy | stack rm | service create | service update | service rm | context use | context create | context rm | context update | plugin install | plugin enable | checkpoint | trust sign | secret create | config create | system migrate | machine | play | kube | generate | pod | unshare | scout | sandbox | model | mcp | ai | desktop | init | debug | extension | dev | offload
is exec
operands program
ask run x
ask exec c ls
ask build .
