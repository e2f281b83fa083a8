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

sub compose up | compose down | compose build | compose start | compose stop | compose restart | compose pull | compose push | compose rm | compose create | compose kill | compose pause | compose unpause | compose watch | compose attach
place workspace
is config
flag -d --detach --build --no-build --wait --force-recreate --no-recreate --always-recreate-deps --no-deps --no-start --remove-orphans -V --renew-anon-volumes --quiet-pull --quiet-build --abort-on-container-exit --abort-on-container-failure --attach-dependencies --no-color --no-log-prefix --timestamps --menu -v --volumes --no-cache -q --quiet --ignore-pull-failures --ignore-buildable --ignore-push-failures --include-deps --with-dependencies -f --force -s --stop --prune --no-up --dry-run -y --yes
value --scale -t --timeout --wait-timeout --exit-code-from --attach --no-attach --pull --rmi --build-arg -m --memory --progress --policy --signal --index --detach-keys
config value --ssh --builder
ask compose up -d
ask compose down -v

# A command for a container stands behind the container or the image.
sub compose run | compose exec
place workspace
is exec
stop
flag -d --detach -T --no-TTY -t --tty -i --interactive --rm --no-deps --build --remove-orphans -q --quiet --quiet-build --quiet-pull
value -e --env --index -u --user -w --workdir --name -l --label --pull
config flag --privileged --use-aliases -P --service-ports
config value -v --volume -p --publish --cap-add --cap-drop
exec value --entrypoint
operands plain program
ask compose exec api ls
ask compose exec -T api ls

sub compose cp
place workspace
is write
last path
ask compose cp api:/x .

group container
flag -i --interactive -t --tty -d --detach --rm --init --read-only -q --quiet --no-healthcheck --oom-kill-disable
optional --sig-proxy
value --name -e --env --env-file -w --workdir -u --user --platform --pull -l --label --label-file --cpus -c --cpu-shares --cpuset-cpus -m --memory --memory-swap --shm-size -h --hostname --restart --stop-signal --stop-timeout --detach-keys --pids-limit --ulimit --expose --health-cmd --health-interval --health-retries --health-timeout --health-start-period --log-driver --tmpfs --dns --dns-search --add-host -a --attach
config flag --privileged -P --publish-all
config value -v --volume --mount --volumes-from --volume-driver --device --gpus --cap-add --cap-drop --security-opt --pid --ipc --userns --uts --cgroupns --cgroup-parent --network --net --network-alias --ip --link --runtime --sysctl --group-add -p --publish --log-opt --storage-opt --device-cgroup-rule --annotation --secret
exec value --entrypoint --hooks-dir
path value --cidfile

sub run | create | exec | service create | container run | container create | container exec
is exec
stop
use container
operands plain program
ask run x
ask run --rm alpine ls
ask run --privileged alpine ls
ask exec -it c ls

sub debug
is exec
stop
flag -q --quiet -i --interactive -t --tty --privileged
value --shell -c --command --image --platform --host
operands plain program
ask debug c ls

sub unshare
is exec
stop
operands program
ask unshare ls

# What is built runs in a container.
sub build | image build | buildx build | builder build
is config
flag --no-cache --pull -q --quiet --rm --force-rm --squash --load --compress -D --debug --disable-content-trust --check
optional --sbom --provenance --layers
value -t --tag -f --file --build-arg --target --platform --progress --label --no-cache-filter --build-context --cache-from --add-host --annotation --shm-size --ulimit -m --memory --cpu-shares --cpuset-cpus --isolation --call --attest
config flag --push
config value --network --ssh --secret --builder --cgroup-parent --security-opt --allow -v --volume
write value -o --output --cache-to
path value --iidfile --metadata-file
ask build .
ask build -t x -f docker/Dockerfile .
ask build --output=x .

sub cp | container cp
is write
flag -a --archive -L --follow-link -q --quiet
last path
ask cp a:/x .

sub save | export | image save | container export
is write
value --platform --format
flag -q --quiet
path value -o --output
ask save -o x.tar a

sub commit | container commit | load | image load | import | image import | context use | context create | context rm | context update
is config
flag -q --quiet -f --force
optional -p --pause
value -m --message -a --author -i --input --platform --description
config value --docker --from --default-stack-orchestrator --change
ask context use x
ask load -i x.tar
ask commit c x

sub buildx bake | buildx create | buildx use | buildx rm | buildx stop | buildx prune | swarm | stack deploy | stack rm | service update | service rm | plugin install | plugin enable | checkpoint | trust sign | secret create | config create | system migrate | play | kube | generate | pod | scout | model | mcp | ai | desktop | init | extension | dev | offload
is exec
ask swarm x

sub machine | machine ssh | sandbox
is exec
operands program
ask machine ssh x ls
