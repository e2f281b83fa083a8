# kubectl 1.31. Sources: `kubectl options`, `kubectl CMD --help`. Credentials may run a plugin that the configuration
# names, hence the config options.
program kubectl oc
complete
globals
variables KUBECONFIG KUBE_EDITOR
flag --match-server-version --warnings-as-errors --disable-compression
value -n --namespace --request-timeout -v --vmodule --log-flush-frequency --as --as-group --as-uid --username --password --token --cluster --context --user
config value --kubeconfig -s --server --certificate-authority --client-certificate --client-key --tls-server-name --cache-dir --profile-output --profile --kuberc
config flag --insecure-skip-tls-verify
info flag -h --help
safe get pods -n x
ask --kubeconfig x get pods

sub get | describe | logs | log | top | top pod | top pods | top node | top nodes | version | explain | api-resources | api-versions | cluster-info | auth can-i | auth whoami | config view | config current-context | config get-contexts | config get-clusters | events | rollout status | rollout history | options | wait
flag -A --all-namespaces -w --watch --watch-only --show-labels --no-headers -f --follow --previous -p --timestamps --all-containers --prefix --ignore-not-found --show-kind --show-managed-fields -R --recursive --client --short --minify --raw --flatten --merge --namespaced --cached --list -q --quiet --containers --use-protocol-buffers --sum --show-events --ignore-errors --insecure-skip-tls-verify-backend
value -o --output -l --selector --field-selector --sort-by -L --label-columns --chunk-size --tail --since --since-time -c --container --limit-bytes --max-log-requests --for --timeout --api-version --api-group --verbs --revision --subresource --types --template --filename -k --kustomize
safe get pods -o wide
safe logs -f deploy/x --tail=10
safe describe pod x

# What changes a cluster needs a rule that spells it; these options belong to it.
sub apply | create | delete | replace | scale | autoscale | label | annotate | expose | cordon | uncordon | drain | taint | set | set image | set env | set resources | patch | rollout | rollout restart | rollout undo | rollout pause | rollout resume | auth reconcile
is exec
flag -R --recursive --server-side --force-conflicts --force --prune --wait --now --all -A --all-namespaces --ignore-not-found --overwrite --show-managed-fields --ignore-daemonsets --delete-emptydir-data --disable-eviction --local --list --record --save-config --windows-line-endings
optional --dry-run --validate --cascade
value -f --filename -k --kustomize -o --output -l --selector --field-selector --field-manager --prune-allowlist --timeout --grace-period --replicas --current-replicas --resource-version --type -p --patch --patch-file --subresource --raw --to-revision --revision --min --max --cpu-percent --port --target-port --name --protocol --image --from-literal --from-file --from-env-file --skip-wait-for-delete-timeout --pod-selector -c --containers --template --applyset
ask apply -f x
ask delete pod x --force --grace-period 0

sub exec | attach
is exec
flag -i --stdin -t --tty -q --quiet
value -c --container -f --filename --pod-running-timeout
ask exec x -- ls

sub port-forward
is exec
value --address --pod-running-timeout
ask port-forward svc/x 8080:80

sub edit | run | cp | proxy | debug | kustomize | plugin | config | config set | config use-context | config set-context | config set-cluster | config set-credentials | config unset | config delete-context | config rename-context | certificate | diff | completion | alpha | cluster-info dump | convert | krew | ctx | ns
is exec
ask edit x
