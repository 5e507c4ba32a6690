"""Opinions: columns, and one debate."""

from .markup import sentence, story
from .shapes import DAY, HOUR, Article, Signature

HELENE = Signature("helene-straub")
MAELLE = Signature("maelle-kergoat")

ARTICLES = (
    Article(
        "rien-a-cacher-tout-a-perdre",
        "opinions",
        "opinion",
        "Chronique",
        "Rien à cacher, tout à perdre",
        sentence("""
        L'argument est increvable : qui n'a rien fait n'a rien à craindre. Il confond deux
        choses que nous séparons pourtant chaque jour, la faute et la porte.
        """),
        story("""
On me le dit au marché, on me l'écrit, on me l'a soutenu entre la poire et le fromage : « Moi, je
n'ai rien à cacher. » Je réponds toujours la même chose. Et cette porte, là, au fond du couloir ?

On rit. On comprend. Nous fermons la porte de la salle de bains, et il ne s'y commet aucun crime.
Nous mettons une lettre dans une enveloppe. Nous baissons la voix. Ce n'est pas dissimuler, c'est
choisir à qui l'on parle, et toute la politesse du monde tient là-dedans.

## La faute et la porte

L'argument du « rien à cacher » suppose que l'intimité est l'abri des coupables. Elle est d'abord
l'atelier des autres. On y essaie une idée avant d'y croire, une colère avant de la regretter. On
y est malade, amoureux, ridicule. Qui n'a nulle part où être ridicule finit par ne plus rien
essayer.

!! Qui n'a nulle part où être ridicule finit par ne plus rien essayer.

## Le juge n'est pas toujours là

Ensuite, il y a une erreur de temps. Je n'ai rien à cacher *à qui*, et *quand* ? Ce qui est permis
ne l'est pas partout, ne l'a pas toujours été, ne le sera peut-être plus. Un fichier n'oublie pas
de changer d'avis : il attend. Les pages les plus anodines deviennent des pièces à conviction le
jour où quelqu'un décide qu'elles en sont.

Enfin, et c'est ce qui me peine le plus, l'argument est égoïste. Il signifie : ma vie est de
celles qui ne gênent personne. Tant mieux. Ce n'est pas le cas de toutes. Ceux qui ont quelque
chose à protéger, une source, un traitement, un refuge, ne peuvent se perdre que dans la foule de
ceux qui ferment leur porte sans raison.

Fermons-la donc. Non parce que nous avons quelque chose à cacher. Parce que nous avons quelqu'un à
couvrir.
"""),
        (HELENE,),
        ("attention", "droit-des-donnees"),
        picture="deux-voix",
        age=7 * HOUR,
    ),
    Article(
        "la-sanction-n-est-pas-la-securite",
        "opinions",
        "opinion",
        "Parti pris",
        "La sanction n'est pas la sécurité",
        sentence("""
        Une amende dit qu'une règle a été enfreinte. Elle n'apprend à personne comment faire. Il
        faudrait publier les pannes comme on publie les accidents d'avion.
        """),
        story("""
Quand une autorité prononce une amende, nous en faisons un titre, et le titre est un chiffre.
C'est normal : le chiffre est ce qui se retient. C'est dommage, car ce n'est pas ce qui s'apprend.

## Ce que fait l'amende

Elle répare une injustice de principe : négliger ne doit pas coûter moins cher que protéger. Elle
parle aux directions, qui parlent la langue des montants. Je n'en dirai pas de mal. Mais elle
arrive longtemps après, elle vise un seul organisme, et les autres en retiennent surtout qu'ils y
ont échappé.

## Ce que fait un rapport d'accident

L'aviation a choisi, il y a des décennies, une autre voie, qui ne remplace pas la première :
comprendre en public. Après un accident, une enquête distincte de celle du juge cherche non pas
*qui*, mais *comment*. Son rapport est publié, lu par tous les concurrents, et modifie leurs
manières de faire. On peut y avouer sans que l'aveu serve à condamner. C'est ainsi qu'un moyen de
transport follement dangereux est devenu ennuyeux.

!! C'est ainsi qu'un moyen de transport follement dangereux est devenu ennuyeux.

## Pour des fuites ennuyeuses

Imaginons le même usage pour les données :

- un bureau d'enquêtes sans pouvoir de sanction ;
- un récit, heure par heure, expurgé de ce qui aiderait à recommencer ;
- des recommandations adressées à tous, et l'obligation de répondre : suivie, ou non, et pourquoi
  ;
- un délai de six mois, parce qu'au-delà l'erreur a déjà été reproduite ailleurs.

On m'objecte que les entreprises ne parleront pas. Elles parlent déjà, dans les couloirs des
congrès, avec un luxe de détails. Il ne manque qu'une pièce où le dire sans avocat.

Nous avons consacré [un dossier](la-fuite-des-donnees-medicales) à une affaire, à ses dates, à son
amende. J'en connais chaque étape. J'ignore toujours ce qu'un autre laboratoire devrait faire
lundi matin.
"""),
        (MAELLE,),
        ("cnil", "fuites-de-donnees", "droit-des-donnees"),
        picture="balance",
        age=2 * DAY,
    ),
    Article(
        "eloge-de-la-page-qui-ne-vous-regarde-pas",
        "opinions",
        "opinion",
        "Chronique",
        "Éloge de la page qui ne vous regarde pas",
        sentence("""
        Un livre ne sait pas que vous l'avez fermé. Cette indifférence était une liberté, et
        nous ne l'avions pas remarquée.
        """),
        story("""
J'ai relu cet été un roman dont je n'aime pas la fin. Je l'ai donc refermé avant. Le livre n'en a
rien su. Personne n'a reçu de courbe indiquant que les lectrices de mon âge décrochent au chapitre
dix-sept.

## L'indifférence des objets

Nous avons longtemps vécu entourés de choses qui ne nous regardaient pas. Le journal ne savait pas
quelle page on commençait. La vitrine n'avait pas de mémoire. C'était si naturel que nous n'avons
pas de mot pour le dire : on appelle cela « privé », mais le mot suppose déjà quelqu'un qu'on
tient dehors. Là, il n'y avait personne.

Lire en étant lu est une autre expérience. On le voit aux textes eux-mêmes. Ils craignent le
départ. Ils mettent une question dans le titre et la réponse au bout, ils découpent, relancent,
supplient. Ils se conduisent comme quelqu'un qui parle à une personne déjà levée.

!! Ils se conduisent comme quelqu'un qui parle à une personne déjà levée.

## Ce que permet une page sourde

Une page qui ne mesure rien ne peut pas savoir si elle plaît. Il lui reste à être juste, ou belle,
ou utile, et à attendre. C'est une position inconfortable, j'en conviens, pour ceux qui la paient.
C'est la seule d'où l'on puisse écrire à quelqu'un plutôt qu'à une moyenne.

On me dira que l'on perd de précieuses informations. Sans doute. J'en propose une de remplacement,
ancienne et fiable : quand un texte a compté, les gens écrivent. Ils prennent une adresse, ils
cherchent leurs mots. Trois lettres valent dix mille courbes ; elles ont l'avantage de contredire.

Vous pouvez fermer cette page ici. Elle ne saura pas que vous êtes allé jusqu'au bout.
"""),
        (HELENE,),
        ("attention", "traceurs"),
        picture="guillemets",
        age=10 * DAY,
    ),
    Article(
        "vote-electronique-la-confiance-ne-se-telecharge-pas",
        "opinions",
        "opinion",
        "Débat",
        "Vote électronique : la confiance ne se télécharge pas",
        sentence("""
        Deux membres de la rédaction ne sont pas d'accord. Ils ont accepté de l'être par écrit,
        et de s'arrêter au même nombre de lignes.
        """),
        story("""
## Pour : « L'absent aussi a une voix »

*Par Ousmane Tirard*

Un vote que l'on ne peut pas exprimer est un vote que l'on a perdu. Le bureau de l'école est
admirable, pour qui habite à côté, marche bien et ne travaille pas le dimanche. Les autres donnent
procuration, ou renoncent.

La cryptographie sait faire une chose qui paraît impossible : permettre à chacun de vérifier que
son bulletin est compté, et à tous de vérifier le total, sans que personne sache qui a voté quoi.
Ce n'est pas une promesse commerciale, c'est un théorème. On lui reproche d'être incompréhensible.
Les moteurs d'avion le sont aussi ; nous faisons confiance à ceux qui les contrôlent, parce qu'ils
sont plusieurs et qu'ils se surveillent.

## Contre : « Il faut que ma voisine puisse compter »

*Par Maëlle Kergoat*

Mon confrère parle de vérification, je parle de confiance. Une élection n'a pas pour seul but de
désigner un vainqueur ; elle doit convaincre le perdant. Or le perdant ne lira pas le théorème.

Au dépouillement, n'importe qui peut s'asseoir, voir l'urne, ouvrir une enveloppe, faire une
croix. La preuve tient dans une salle, elle est lente et elle est publique. Il reste aussi
l'isoloir, que nul n'a su mettre dans un téléphone : chez soi, quelqu'un peut regarder par-dessus
l'épaule, ou demander à voir.

!! Une élection doit convaincre le perdant. Or le perdant ne lira pas le théorème.

## Là où ils se rejoignent

- Pour une association ou un comité, le vote à distance rend service, si son code est public.
- Une machine à voter sans trace en papier cumule les inconvénients des deux mondes.
- Dans tous les cas, il faut pouvoir recompter, et que le recomptage soit ennuyeux.
"""),
        (Signature("ousmane-tirard"), MAELLE),
        ("vote", "chiffrement"),
        picture="bulletins",
        age=29 * DAY,
    ),
    Article(
        "le-droit-de-s-ennuyer",
        "opinions",
        "opinion",
        "Chronique",
        "Le droit de s'ennuyer",
        sentence("""
        Il ne figure dans aucune charte. C'est pourtant le premier qu'on nous a pris, et nous
        l'avons rendu sans nous en apercevoir, un trajet d'autobus après l'autre.
        """),
        story("""
Il m'arrive de prendre l'autobus sans rien. Ni livre, ni téléphone, ni musique. Les vingt
premières secondes sont pénibles. On ne sait que faire de ses mains. Puis le regard se pose, sur
une nuque, une affiche, un chien patient. Au troisième arrêt, il me vient en général une idée.
Elle est rarement bonne. Elle est à moi.

## L'ennui, cette jachère

Les paysans savent qu'un champ doit parfois ne rien donner. Nous avons aboli cela. Il n'est plus
d'attente qui ne soit occupée, plus de file sans une nouvelle, un jeu, un message. On nous a vendu
la fin de l'ennui, et c'était une bonne affaire, puisque nous n'en connaissions pas le prix.

Le prix est que rien ne se dépose. Une pensée a besoin, pour se former, d'un moment où rien ne
vient la relever.

!! Une pensée a besoin d'un moment où rien ne vient la relever.

## Ceci n'est pas une leçon

Je me méfie des gens qui jettent leur téléphone à la mer et l'écrivent dans un livre. J'ai le
mien, il me sert, il me distrait, il m'a trouvé un plombier. Je ne demande pas qu'on s'en passe.
Je demande qu'il ne soit pas *tout le reste*.

Alors je propose une chose modeste, un droit sans texte, que chacun s'accorde à soi-même :

- un trajet par semaine sans rien ;
- une file d'attente, en regardant les gens ;
- le premier quart d'heure du matin.

Il ne se passera rien. C'est exactement ce qui était prévu. Et si, malgré toutes ces précautions,
il se passe quelque chose, vous serez là pour le voir.
"""),
        (HELENE,),
        ("attention",),
        age=47 * DAY,
    ),
)
